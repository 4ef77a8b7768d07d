package org.threadline.local.carrier;

/** The parameters of Twilio's inbound webhook. */
final class InboundForm {

    private InboundForm() {}

    static Form of(String accountSid, Text text) {
        var form = Form.empty()
                .add("ToCountry", "US")
                .add("ToState", "DC")
                .add("SmsMessageSid", text.sid())
                .add("NumMedia", String.valueOf(text.media().size()))
                .add("ToCity", "")
                .add("FromZip", "20001")
                .add("SmsSid", text.sid())
                .add("FromState", "DC")
                .add("SmsStatus", "received")
                .add("FromCity", "WASHINGTON")
                .add("Body", text.body())
                .add("FromCountry", "US")
                .add("To", text.to())
                .addIfPresent("MessagingServiceSid", text.messagingServiceSid())
                .add("ToZip", "")
                .add("NumSegments", String.valueOf(text.numSegments()))
                .add("MessageSid", text.sid())
                .add("AccountSid", accountSid)
                .add("From", text.from())
                .add("ApiVersion", TwilioJson.VERSION);
        for (var i = 0; i < text.media().size(); i++) {
            form.add("MediaContentType" + i, text.media().get(i).contentType());
            form.add("MediaUrl" + i, text.media().get(i).url());
        }
        return form;
    }
}
