package cn.houqin.platform.aggregate;

/** What a command left behind; {@code replayed} if it had been done before under the same key. */
public record Outcome<T>(Stored<T> stored, boolean replayed) {}
