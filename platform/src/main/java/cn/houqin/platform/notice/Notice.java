package cn.houqin.platform.notice;

import java.util.Map;

/**
 * Something a person should know; holds a message key and ids, names are read when shown.
 *
 * @param recipient {@code role:DISPATCHER}, {@code vendor:<credit code>} or {@code
 *     person:<subject>}
 * @param key message key, for example {@code notice.review-waiting}
 * @param ids what it is about, for example contract to its number
 */
public record Notice(String recipient, String key, Map<String, String> ids) {}
