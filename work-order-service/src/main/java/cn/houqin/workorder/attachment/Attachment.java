package cn.houqin.workorder.attachment;

import cn.houqin.platform.caller.Call;
import cn.houqin.platform.file.FileKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody uploaded. It is RECEIVING until its content is stored, UPLOADED until it is
 * attached to an order for good (ATTACHED) or its time is over: then it is CONDEMNED, from which
 * nothing leads back, and SWEPT once its content is gone.
 *
 * @param content random id under which the content is stored; of those who were at it at once, the
 *     first's
 * @param sha256 of the content, hex
 * @param attached to which order, by whom and when; null before
 * @param nextTimerAt when it is swept if not attached by then
 */
record Attachment(
    String line,
    String name,
    FileKind kind,
    long bytes,
    String sha256,
    String content,
    String uploadedBy,
    Instant uploadedAt,
    State state,
    @Nullable String workOrder,
    @Nullable Attached attached,
    @Nullable Instant nextTimerAt) {

  /** Where an attachment stands. */
  enum State {
    RECEIVING,
    UPLOADED,
    ATTACHED,
    CONDEMNED,
    SWEPT
  }

  /** Who attached it, of which vendor if of one, and when. */
  record Attached(String by, @Nullable String vendor, Instant at) {
    static Attached now(Call call) {
      return new Attached(call.caller().subject(), call.caller().vendor(), call.now());
    }
  }

  /** What is known of a file before its content is stored. */
  record File(String name, FileKind kind, long bytes, String sha256, String content) {}

  static Attachment received(String line, File file, String by, Instant now, Instant keptUntil) {
    return new Attachment(
        line,
        file.name(),
        file.kind(),
        file.bytes(),
        file.sha256(),
        file.content(),
        by,
        now,
        State.RECEIVING,
        null,
        null,
        keptUntil);
  }

  private Attachment in(State next, @Nullable Instant timer) {
    return with(content, next, timer);
  }

  private Attachment with(String stored, State next, @Nullable Instant timer) {
    return new Attachment(
        line,
        name,
        kind,
        bytes,
        sha256,
        stored,
        uploadedBy,
        uploadedAt,
        next,
        workOrder,
        attached,
        timer);
  }

  /** Its content is stored under that id; what came after that stays as it is. */
  Attachment uploaded(String stored) {
    return state == State.RECEIVING ? with(stored, State.UPLOADED, nextTimerAt) : this;
  }

  /** Attached to an order for good; the same again changes nothing. */
  Attachment attachedTo(String order, Attached how) {
    if (state == State.ATTACHED && order.equals(workOrder)) {
      return this;
    }
    if (state != State.UPLOADED) {
      throw new AttachmentNotInState(state);
    }
    return new Attachment(
        line,
        name,
        kind,
        bytes,
        sha256,
        content,
        uploadedBy,
        uploadedAt,
        State.ATTACHED,
        order,
        how,
        null);
  }

  boolean isUnattached() {
    return state == State.RECEIVING || state == State.UPLOADED;
  }

  /** Its time is over: nobody can attach it any more, its content goes next. */
  Attachment condemned(Instant now) {
    return isUnattached() ? in(State.CONDEMNED, now) : this;
  }

  Attachment swept() {
    return in(State.SWEPT, null);
  }
}
