package org.threadline.retention;

import java.math.BigDecimal;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.threadline.value.Item;
import org.threadline.value.Money;

/**
 * What lies in a cart, as the shop told it last. All but the items is null where it has told nothing yet, and once the
 * customer was erased.
 *
 * @param checkoutUrl where to go on with it
 */
@Embeddable
record Contents(
        @Column(name = "checkout_url") String checkoutUrl,
        @Column(name = "total_amount") BigDecimal totalAmount,
        @Column(name = "total_currency") String totalCurrency,

        @JdbcTypeCode(SqlTypes.JSON) @Column(nullable = false)
        List<Item> items) {

    static Contents of(CartEvent.Filled event) {
        return new Contents(
                event.checkoutUrl().toString(),
                event.total().amount(),
                event.total().currency(),
                event.items());
    }

    /** Null where nobody has told. */
    Money total() {
        return Money.ofNullable(totalAmount, totalCurrency);
    }

    /** What of it can be bought now. */
    List<Item> inStock() {
        return items.stream().filter(Item::inStock).toList();
    }
}
