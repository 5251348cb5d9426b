package cn.houqin.workorder.attachment;

import cn.houqin.platform.problem.BrokenRule;

/** The attachment belongs to another order already, or its time was over (409). */
class AttachmentNotInState extends BrokenRule {

  AttachmentNotInState(Attachment.State state) {
    super(409, "attachment-not-in-state", state);
  }
}
