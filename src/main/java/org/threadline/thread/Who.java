package org.threadline.thread;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.customer.Customer;
import org.threadline.customer.LastSurveys.LastSurvey;
import org.threadline.customer.OpenOrders.OpenOrder;
import org.threadline.offer.VoucherView;
import org.threadline.value.Money;

/** Who is writing, as it stands beside a thread. */
@Schema(name = "ThreadCustomer")
public record Who(
        UUID id,

        @Schema(nullable = true, description = "Null when the customer was erased", examples = "+12025550142")
        String phone,

        @Schema(nullable = true, examples = "Ada") String firstName,
        @Schema(nullable = true) Money lifetimeValue,
        @Schema(nullable = true) String tier,

        @Schema(nullable = true, examples = "America/New_York")
        String timeZone,

        List<OpenOrder> openOrders,

        @Schema(nullable = true, description = "Answer to the last survey, or null")
        LastSurvey lastSurvey,

        @Schema(description = "Given and still of use, the newest first")
        List<VoucherView> vouchers) {

    static Who of(Customer customer, Dossier known) {
        return new Who(
                customer.id(),
                customer.isErased() ? null : customer.phone().e164(),
                customer.firstName(),
                customer.lifetimeValue(),
                customer.tier(),
                customer.timeZone(),
                known.orders(),
                known.survey(),
                known.vouchers());
    }
}
