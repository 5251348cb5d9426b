package cn.houqin.inventory.material;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.register.RegisterImport;
import cn.houqin.platform.register.RegisterImports;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Imports files of materials, all or nothing. */
@Component
class MaterialImporter {

  private final Aggregates<Material> materials;
  private final RegisterImports<Material> imports;

  MaterialImporter(
      Aggregates<RegisterImport> materialImports,
      Aggregates<Material> materials,
      MongoTemplate mongo) {
    this.materials = materials;
    this.imports = new RegisterImports<>(materialImports, materials, Material::material, mongo);
  }

  Outcome<RegisterImport> accept(Call call, byte[] file) {
    return imports.accept(call, () -> validated(call.hospital(), file));
  }

  /** Throws while a file is being applied. */
  void refuseWhileImporting(String hospital) {
    imports.refuseWhileImporting(hospital);
  }

  /** An import of the caller's hospital. */
  Stored<RegisterImport> imports(Caller caller, String id) {
    return imports.get(caller, id);
  }

  Change<RegisterImport> resume(Stored<RegisterImport> current, Call call) {
    return imports.resume(current, call);
  }

  private List<Material> validated(String hospital, byte[] file) {
    var byRow = MaterialFile.materials(MaterialFile.read(file));
    var codes = byRow.values().stream().map(Material::material).toList();
    var known =
        materials.findAll(hospital, codes).stream()
            .map(Stored::body)
            .collect(Collectors.toMap(Material::material, Function.identity()));
    var faults = new ArrayList<FieldError>();
    byRow.forEach(
        (row, material) -> {
          var before = known.get(material.material());
          if (before != null && !before.isAsWritten(material)) {
            var at = row.pointer(MaterialFile.codeColumn(row));
            faults.add(FieldError.of(at, "same-as-register", material.material()));
          }
        });
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
    return List.copyOf(byRow.values());
  }
}
