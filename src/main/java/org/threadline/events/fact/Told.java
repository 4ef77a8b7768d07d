package org.threadline.events.fact;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.threadline.consent.Consent;
import org.threadline.consent.Purpose;
import org.threadline.customer.Erasures;
import org.threadline.inbound.InboundMessages;
import org.threadline.inbound.Keyword;
import org.threadline.message.Media;
import org.threadline.message.Message;
import org.threadline.message.MessageView;
import org.threadline.message.Status;
import org.threadline.thread.SupportThread;
import org.threadline.value.Kind;

import com.fasterxml.jackson.annotation.JsonInclude;

/** The data of each event, as {@code docs/events.md} shows it. None holds a phone number. */
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface Told {

    /**
     * @param keyword STOP, START or HELP when the text was that; else missing
     * @param body what was said; missing unless the installation has chosen to tell it
     */
    record MessageReceived(
            String brand,
            UUID messageId,
            UUID threadId,
            UUID customerId,
            Keyword keyword,
            String body,
            List<Media> media,
            Instant receivedAt)
            implements Told {

        static MessageReceived of(InboundMessages.Received received, Message message, boolean withBody) {
            return new MessageReceived(
                    message.brand(),
                    message.id(),
                    message.threadId(),
                    message.customerId(),
                    received.keyword().orElse(null),
                    withBody ? message.body() : null,
                    withBody ? MessageView.of(message).media() : null,
                    message.createdAt());
        }
    }

    /** Never with the body: who may read it can ask for it. */
    record MessageStatusChanged(
            String brand, UUID messageId, UUID threadId, UUID customerId, Kind kind, Status status, String errorCode)
            implements Told {

        static MessageStatusChanged of(Message.StatusChanged changed) {
            return new MessageStatusChanged(
                    changed.brand(),
                    changed.messageId(),
                    changed.threadId(),
                    changed.customerId(),
                    changed.kind(),
                    changed.status(),
                    changed.errorCode());
        }
    }

    /** @param previousThreadId the conversation that this customer had before; missing for the first */
    record ThreadOpened(
            String brand, UUID threadId, UUID customerId, String orderId, UUID previousThreadId, Instant openedAt)
            implements Told {

        static ThreadOpened of(SupportThread thread) {
            return new ThreadOpened(
                    thread.brand(),
                    thread.id(),
                    thread.customerId(),
                    thread.orderId(),
                    thread.previousThreadId(),
                    thread.openedAt());
        }
    }

    record ConsentChanged(String brand, UUID customerId, Purpose purpose, boolean granted, String source)
            implements Told {

        static ConsentChanged of(Consent.Changed changed) {
            return new ConsentChanged(
                    changed.brand(), changed.customerId(), changed.purpose(), changed.granted(), changed.source());
        }
    }

    /** Whoever keeps what they were told of this customer is to forget it too. */
    record CustomerErased(String brand, UUID customerId) implements Told {

        static CustomerErased of(Erasures.Erased erased) {
            return new CustomerErased(erased.brand(), erased.customerId());
        }
    }
}
