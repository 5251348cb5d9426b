package cn.houqin.inventory.stock;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What evidence this service has given for a month. Stock gives none: deliveries of purchase orders
 * would, and there are none here. The manifest of nothing is a manifest all the same.
 */
@RestController
class EvidenceManifestController {

  /** Count, and SHA-256 over the sorted ids, each followed by a line feed. */
  record Manifest(long count, String sha256) {}

  @GetMapping("/internal/evidence-manifest")
  @PreAuthorize("hasAuthority('SCOPE_internal.evidence-manifest')")
  Manifest manifest(
      @RequestParam String contract, @RequestParam String line, @RequestParam String month)
      throws NoSuchAlgorithmException {
    var digest = MessageDigest.getInstance("SHA-256").digest("".getBytes(StandardCharsets.UTF_8));
    return new Manifest(0, HexFormat.of().formatHex(digest));
  }
}
