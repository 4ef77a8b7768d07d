package org.threadline.local.carrier;

import java.util.LinkedHashMap;
import java.util.List;

/** {@code POST /_simulator/texts}: a customer texts, and the application hears of it as it would from Twilio. */
final class InboundTexts {

    static final String WEBHOOK = "/webhooks/twilio/messages";

    private final SimulatorConfig config;
    private final Texts texts;
    private final CurrentFaults faults;
    private final OptOuts optOuts;
    private final Webhooks webhooks;
    private final SentPictures pictures;

    InboundTexts(
            SimulatorConfig config,
            Texts texts,
            CurrentFaults faults,
            OptOuts optOuts,
            Webhooks webhooks,
            SentPictures pictures) {
        this.config = config;
        this.texts = texts;
        this.faults = faults;
        this.optOuts = optOuts;
        this.webhooks = webhooks;
        this.pictures = pictures;
    }

    /** Stored first: what a webhook fails to bring must still be found by listing. */
    Answer receive(Exchange exchange) {
        var texted = exchange.json(Texted.class);
        var sid = Sids.message(!texted.media().isEmpty());
        var text = Text.inbound(sid, texted, stored(texted.media(), sid));
        texts.add(text);
        var form = InboundForm.of(config.accountSid(), text).addIfPresent("OptOutType", optOutType(texted));
        var delivery = webhooks.deliver(config.publicUrl() + WEBHOOK, form);

        var json = new LinkedHashMap<String, Object>();
        json.put("messageSid", text.sid());
        json.put("webhookStatus", delivery.status());
        json.put("failure", delivery.failure());
        return Answer.of(202, json);
    }

    private Object optOutType(Texted texted) {
        var keyword =
                faults.get().carrierOptOut() ? OptOuts.keyword(texted.body()).orElse(null) : null;
        if (keyword == null) {
            return texted.optOutType();
        }
        optOuts.hear(keyword, texted.from(), texted.to());
        texts.add(Text.reply(Sids.message(false), texted, keyword.reply()));
        return keyword;
    }

    private List<Text.Media> stored(List<Texted.Attachment> attachments, String sid) {
        return attachments.stream()
                .map(attachment -> new Text.Media(
                        attachment.data() == null ? attachment.url() : pictures.keep(attachment, sid),
                        attachment.contentType()))
                .toList();
    }
}
