package cn.houqin.inventory.material;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.register.RegisterImports;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads files of materials, all or nothing. */
record MaterialReading(Aggregates<Material> materials)
    implements RegisterImports.Reading<Material> {

  @Override
  public List<Material> validated(String hospital, byte[] file) {
    var byRow = MaterialFile.materials(MaterialFile.read(file));
    var known =
        materials
            .findAll(hospital, byRow.values().stream().map(Material::material).toList())
            .stream()
            .map(Stored::body)
            .collect(Collectors.toMap(Material::material, Function.identity()));
    var pointers = new LinkedHashMap<Material, String>();
    byRow.forEach(
        (row, material) -> pointers.put(material, row.pointer(MaterialFile.codeColumn(row))));
    RegisterImports.refuseOthers(
        pointers,
        material -> {
          var before = known.get(material.material());
          return before != null && !before.isAsWritten(material);
        },
        Material::material);
    return List.copyOf(byRow.values());
  }
}
