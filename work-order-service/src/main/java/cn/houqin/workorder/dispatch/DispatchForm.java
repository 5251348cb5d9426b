package cn.houqin.workorder.dispatch;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * To whom an order goes.
 *
 * @param contract whose vendor gets it; without, the mode says
 * @param mode that of the main vendor's contract where it is not given
 * @param reason why it is taken from the vendor that has it
 */
record DispatchForm(
    @Nullable String contract, @Nullable Mode mode, @Nullable @Size(max = 200) String reason) {}
