package cn.houqin.workorder.request;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What, where, how urgent; the line stands in the path, who and when in the token and clock.
 *
 * @param follows id of the closed order of the line that is complained of, if it is one
 */
record RequestForm(
    @NotNull String category,
    @NotNull String location,
    @NotNull String priority,
    @Nullable @Size(max = 200) String requester,
    @Nullable @Size(max = 2000) String description,
    @Nullable String follows) {}
