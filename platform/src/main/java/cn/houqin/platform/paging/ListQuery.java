package cn.houqin.platform.paging;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a list asks for. Every combination offered must have its index.
 *
 * @param filters field to value; equality
 * @param sort field, with a leading {@code -} for descending; must be backed by an index
 * @param limit 1..200
 * @param after the opaque cursor of the page before
 * @param changedSince only those changed at or after this instant
 */
public record ListQuery(
    Map<String, Object> filters,
    String sort,
    int limit,
    @Nullable String after,
    @Nullable Instant changedSince) {}
