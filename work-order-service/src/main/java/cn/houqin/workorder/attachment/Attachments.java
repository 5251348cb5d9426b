package cn.houqin.workorder.attachment;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.file.ReceivedFile;
import cn.houqin.platform.problem.NotFound;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What happens to attachments: the record is written before the content, so that nothing is lost
 * sight of.
 */
@Component
class Attachments {

  private final Aggregates<Attachment> attachments;
  private final Contents contents;
  private final AttachmentSettings settings;

  Attachments(Aggregates<Attachment> attachments, Contents contents, AttachmentSettings settings) {
    this.attachments = attachments;
    this.contents = contents;
    this.settings = settings;
  }

  /**
   * Takes a file in; a repeat under the same key does what the first was cut off from. Of several
   * at once each stores the content on its own, and the first one's stays.
   */
  Outcome<Attachment> upload(Call call, String line, String name, byte[] bytes) {
    var sent = ReceivedFile.of(name, bytes, settings.kinds());
    var file =
        new Attachment.File(
            sent.name(),
            sent.kind(),
            sent.bytes(),
            Objects.requireNonNull(call.bodyDigest()),
            UUID.randomUUID().toString());
    var body =
        Attachment.received(
            line,
            file,
            call.caller().subject(),
            call.now(),
            call.now().plus(settings.keepUnattached()));
    var made = attachments.create(call, attachments.newId(call), () -> Change.to(body));
    var received = made.stored();
    if (received.body().state() != Attachment.State.RECEIVING) {
      return made;
    }
    var content = contents.store(call.hospital(), received.body().content(), bytes);
    var stored =
        attachments.change(
            call.part("stored"),
            received.id(),
            current -> Change.to(current.body().uploaded(content)));
    contents.deleteOthers(stored.stored().body().content());
    return new Outcome<>(stored.stored(), made.replayed());
  }

  /** Attaches what the caller uploaded. */
  Outcome<Attachment> attach(Call call, String line, String order, String id) {
    uploaded(call.caller(), line, id);
    return attachments.change(
        call,
        id,
        current -> Change.to(current.body().attachedTo(order, Attachment.Attached.now(call))));
  }

  /** What the caller uploaded to a line; what others uploaded is not found. */
  Stored<Attachment> uploaded(Caller caller, String line, String id) {
    return attachments
        .find(caller.hospital(), id)
        .filter(one -> one.body().uploadedBy().equals(caller.subject()))
        .filter(one -> one.body().line().equals(line))
        .orElseThrow(() -> new NotFound("attachment", id));
  }

  /** An attachment of this order, as far as the caller sees it. */
  Stored<Attachment> of(String hospital, String order, String id, Sight sight) {
    return attachments
        .find(hospital, id)
        .filter(found -> order.equals(found.body().workOrder()))
        .filter(found -> sight.shows(found.body()))
        .orElseThrow(() -> new NotFound("attachment", id));
  }

  /**
   * Condemns what was never attached, then deletes what is condemned: whoever attaches it meanwhile
   * wins or loses on the one document, and content goes only when nobody can attach it any more.
   */
  Change<Attachment> sweep(Stored<Attachment> current, Call call) {
    var body = current.body();
    if (body.state() != Attachment.State.CONDEMNED) {
      return Change.to(body.condemned(call.now()));
    }
    contents.deleteAll(body.content());
    return Change.to(body.swept());
  }
}
