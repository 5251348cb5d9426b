package cn.houqin.workorder.site;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.register.RegisterImport;
import cn.houqin.platform.register.RegisterImports;
import cn.houqin.platform.sheet.SheetRow;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Imports files of places, all or nothing. */
@Component
class SiteImporter {

  private final Aggregates<Location> locations;
  private final RegisterImports<Location> imports;

  SiteImporter(
      Aggregates<RegisterImport> locationImports,
      Aggregates<Location> locations,
      MongoTemplate mongo) {
    this.locations = locations;
    this.imports =
        new RegisterImports<>(
            locationImports, locations, Location::location, this::validated, mongo);
  }

  Outcome<RegisterImport> accept(Call call, byte[] file) {
    return imports.accept(call, file);
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

  private List<Location> validated(String hospital, byte[] file) {
    var rows = SiteFile.read(file);
    var known = known(hospital, rows);
    var places = SiteFile.places(rows, known);
    refuseOtherContent(rows, places, known);
    return places;
  }

  /** The places that the rows name, and all above them. */
  private Map<String, Location> known(String hospital, List<SheetRow> rows) {
    var named =
        rows.stream()
            .flatMap(row -> Stream.of(row.text("code"), row.text("parent")))
            .filter(code -> !code.isEmpty())
            .collect(Collectors.toSet());
    var known = look(hospital, named);
    var above =
        known.values().stream()
            .flatMap(place -> place.ancestors().stream())
            .filter(code -> !known.containsKey(code))
            .collect(Collectors.toSet());
    known.putAll(look(hospital, above));
    return known;
  }

  private Map<String, Location> look(String hospital, Set<String> codes) {
    return locations.findAll(hospital, codes).stream()
        .map(Stored::body)
        .collect(Collectors.toMap(Location::location, place -> place, (a, _) -> a, HashMap::new));
  }

  private static void refuseOtherContent(
      List<SheetRow> rows, Collection<Location> places, Map<String, Location> known) {
    var rowOf = new HashMap<String, SheetRow>();
    rows.forEach(row -> rowOf.put(SiteFile.code(row), row));
    var pointers = new LinkedHashMap<Location, String>();
    for (var place : places) {
      var row = Objects.requireNonNull(rowOf.get(place.location()));
      pointers.put(place, row.pointer("code"));
    }
    RegisterImports.refuseOthers(
        pointers,
        place -> {
          var before = known.get(place.location());
          return before != null && !before.equals(place);
        },
        Location::location);
  }
}
