package cn.houqin.contract.contract;

import cn.houqin.contract.contract.life.Mode;
import cn.houqin.contract.contract.life.Parts;
import cn.houqin.contract.terms.VersionForm;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** A contract as it is drafted. */
record ContractForm(
    @NotNull String contract,
    @NotNull String vendor,
    @NotNull Mode mode,
    @NotNull Long originalValueFen,
    @Nullable Long bondFen,
    @NotNull Parts parts,
    @Valid @NotNull VersionForm version) {}
