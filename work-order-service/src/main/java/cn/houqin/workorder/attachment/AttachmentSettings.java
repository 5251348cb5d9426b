package cn.houqin.workorder.attachment;

import cn.houqin.platform.file.FileKind;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What may be uploaded.
 *
 * @param mostBytes of one file
 * @param kinds that are allowed
 * @param keepUnattached how long a file waits to be attached before it is swept
 */
@ConfigurationProperties("houqin.attachments")
record AttachmentSettings(
    @DefaultValue("10485760") int mostBytes,
    @DefaultValue({"JPEG", "PNG", "PDF", "WEBP", "HEIC"}) List<FileKind> kinds,
    @DefaultValue("24h") Duration keepUnattached) {}
