package org.threadline.inbound;

import java.nio.charset.StandardCharsets;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A record that cannot be used, and why. Key and value are kept as they came, so that it can be published again;
 * headers are read by many, so they say nothing of the customer.
 */
record DeadLetter(ConsumerRecord<String, byte[]> record, String reason) {

    static final String TOPIC = "order-events-dlq";

    /** What a binary event needs to be one again. Its subject and partition key are left out: they name the customer. */
    private static final Set<String> KEPT = Set.of(
            "content-type",
            "ce_specversion",
            "ce_id",
            "ce_source",
            "ce_type",
            "ce_time",
            "ce_datacontenttype",
            "ce_dataschema",
            "traceparent");

    private static final int LONGEST_HEADER = 300;

    ProducerRecord<String, byte[]> whole() {
        return letter(record.value());
    }

    /** For a topic that takes no value of this size: the coordinates say where the record lies. */
    ProducerRecord<String, byte[]> withoutValue() {
        return add(letter(null), "dead-letter-value-omitted", record.value().length + " bytes");
    }

    private ProducerRecord<String, byte[]> letter(byte[] value) {
        var letter = new ProducerRecord<>(TOPIC, record.key(), value);
        add(letter, "dead-letter-reason", reason);
        add(letter, "dead-letter-exception-class-name", UnusableEvent.class.getName());
        add(letter, "dead-letter-topic", record.topic());
        add(letter, "dead-letter-partition", String.valueOf(record.partition()));
        add(letter, "dead-letter-offset", String.valueOf(record.offset()));
        for (Header header : record.headers()) {
            if (isHarmless(header)) {
                letter.headers().add(header);
            }
        }
        return letter;
    }

    private boolean isHarmless(Header header) {
        if (!KEPT.contains(header.key()) || header.value() == null || header.value().length > LONGEST_HEADER) {
            return false;
        }
        String number = record.key() == null ? "" : record.key().replaceAll("\\D", "");
        String digits = new String(header.value(), StandardCharsets.UTF_8).replaceAll("\\D", "");
        // The key is the customer's number; an id or a source made of it would tell it.
        return number.isEmpty() || !digits.contains(number);
    }

    private static ProducerRecord<String, byte[]> add(
            ProducerRecord<String, byte[]> letter, String name, String value) {
        letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
        return letter;
    }
}
