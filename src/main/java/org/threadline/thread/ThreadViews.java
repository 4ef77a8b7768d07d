package org.threadline.thread;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.threadline.customer.Customer;
import org.threadline.customer.Customers;
import org.threadline.customer.LastSurveys;
import org.threadline.customer.LastSurveys.LastSurvey;
import org.threadline.customer.LeftCarts.LeftCart;
import org.threadline.customer.OpenOrders;
import org.threadline.customer.OpenOrders.OpenOrder;
import org.threadline.message.Message;
import org.threadline.offer.Goodwill;
import org.threadline.offer.VoucherView;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

/** Puts beside each thread who is writing, and what was said last: eight queries more, however many threads. */
@ApplicationScoped
class ThreadViews {

    private final Customers customers;
    private final OpenOrders openOrders;
    private final LastSurveys surveys;
    private final Goodwill goodwill;
    private final Viewers viewers;
    private final ThreadCarts threadCarts;

    ThreadViews(
            Customers customers,
            OpenOrders openOrders,
            LastSurveys surveys,
            Goodwill goodwill,
            Viewers viewers,
            ThreadCarts threadCarts) {
        this.customers = customers;
        this.openOrders = openOrders;
        this.surveys = surveys;
        this.goodwill = goodwill;
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
        Map<String, Set<UUID>> byBrand =
                threads.stream().collect(groupingBy(SupportThread::brand, mapping(SupportThread::customerId, toSet())));
        Map<UUID, Customer> who =
                customers.all(threads.stream().map(SupportThread::customerId).collect(toSet()));
        Map<UUID, List<VoucherView>> vouchers = goodwill.usable(who.keySet());
        Map<UUID, OptOutRequest> requests =
                OptOutRequest.openIn(threads.stream().map(SupportThread::id).toList()).stream()
                        .collect(toMap(OptOutRequest::threadId, request -> request));
        Map<UUID, List<Viewer>> present =
                viewers.of(threads.stream().map(SupportThread::id).toList());
        var orders = new HashMap<UUID, List<OpenOrder>>();
        var answers = new HashMap<UUID, LastSurvey>();
        byBrand.forEach((brand, ids) -> {
            orders.putAll(openOrders.of(brand, ids));
            answers.putAll(surveys.of(brand, ids));
        });
        Map<UUID, LeftCart> carts = threadCarts.of(threads);
        Map<UUID, Message> last = Message.all(threads.stream()
                .map(SupportThread::lastMessageId)
                .filter(Objects::nonNull)
                .toList());
        return threads.stream()
                .map(thread -> ThreadView.of(
                        thread,
                        who.get(thread.customerId()),
                        orders.getOrDefault(thread.customerId(), List.of()),
                        answers.get(thread.customerId()),
                        carts.get(thread.id()),
                        vouchers.getOrDefault(thread.customerId(), List.of()),
                        requests.get(thread.id()),
                        last.get(thread.lastMessageId()),
                        present.getOrDefault(thread.id(), List.of())))
                .toList();
    }
}
