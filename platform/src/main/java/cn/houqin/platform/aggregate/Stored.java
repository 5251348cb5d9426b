package cn.houqin.platform.aggregate;

/**
 * An aggregate as it stands in the store.
 *
 * @param id unique within the hospital
 * @param version rises by one with every change
 */
public record Stored<T>(String hospital, String id, long version, T body) {}
