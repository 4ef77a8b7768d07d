package org.threadline.thread;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.customer.Customer;
import org.threadline.customer.Customers;
import org.threadline.customer.LeftCarts.LeftCart;
import org.threadline.message.Message;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

/** Puts beside each thread who is writing, and what was said last: eight queries more, however many threads. */
@ApplicationScoped
class ThreadViews {

    private final Customers customers;
    private final Dossiers dossiers;
    private final Viewers viewers;
    private final ThreadCarts threadCarts;

    ThreadViews(Customers customers, Dossiers dossiers, Viewers viewers, ThreadCarts threadCarts) {
        this.customers = customers;
        this.dossiers = dossiers;
        this.viewers = viewers;
        this.threadCarts = threadCarts;
    }

    ThreadView of(SupportThread thread) {
        return of(List.of(thread)).getFirst();
    }

    List<ThreadView> of(List<SupportThread> threads) {
        if (threads.isEmpty()) {
            return List.of();
        }
        Map<UUID, Customer> who =
                customers.all(threads.stream().map(SupportThread::customerId).collect(toSet()));
        Map<UUID, Dossier> known = dossiers.of(who.values());
        Map<UUID, OptOutRequest> requests =
                OptOutRequest.openIn(threads.stream().map(SupportThread::id).toList()).stream()
                        .collect(toMap(OptOutRequest::threadId, request -> request));
        Map<UUID, List<Viewer>> present =
                viewers.of(threads.stream().map(SupportThread::id).toList());
        Map<UUID, LeftCart> carts = threadCarts.of(threads);
        Map<UUID, Message> last = Message.all(threads.stream()
                .map(SupportThread::lastMessageId)
                .filter(Objects::nonNull)
                .toList());
        return threads.stream()
                .map(thread -> ThreadView.of(
                        thread,
                        Who.of(who.get(thread.customerId()), known.get(thread.customerId())),
                        carts.get(thread.id()),
                        requests.get(thread.id()),
                        last.get(thread.lastMessageId()),
                        present.getOrDefault(thread.id(), List.of())))
                .toList();
    }
}
