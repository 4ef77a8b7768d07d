package org.threadline.reporting;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;

import org.threadline.reporting.RetentionReport.Counted;
import org.threadline.reporting.RetentionReport.Group;
import org.threadline.value.Money;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The report as a table, as {@link ServiceReportCsv} has it; money is a line for each currency. */
@Provider
@Produces(ServiceReportCsv.TYPE)
public class RetentionReportCsv implements MessageBodyWriter<RetentionReport> {

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return RetentionReport.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            RetentionReport report,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        headers.putSingle("Content-Type", ServiceReportCsv.TYPE + ";charset=UTF-8");
        out.write(new Table(report).written().getBytes(UTF_8));
    }

    private record Table(RetentionReport report, StringBuilder lines) {

        Table(RetentionReport report) {
            this(report, new StringBuilder(line("brand", "from", "to", "measure", "figure", "value")));
        }

        String written() {
            carts(report.carts());
            group("reminded", report.lift().reminded());
            group("heldOut", report.lift().heldOut());
            add("lift", "difference", report.lift().difference());
            add("lift", "low", report.lift().low());
            add("lift", "high", report.lift().high());
            add("lift", "stillOpen", report.lift().stillOpen());
            add("vouchers", "given", report.vouchers().given());
            money("vouchers", "amount", report.vouchers().amount());
            add("vouchers", "forDelays", report.vouchers().forDelays());
            add("vouchers", "refused", report.vouchers().refused());
            add("vouchers", "withheld", report.vouchers().withheld());
            add("vouchers", "redeemed", report.vouchers().redeemed());
            money("vouchers", "redeemedAmount", report.vouchers().redeemedAmount());
            report.vouchers().returned().forEach(this::returned);
            add("now", "waiting", report.now().waiting());
            reasons("held", report.now().held());
            add("now", "vouchersAsked", report.now().vouchersAsked());
            report.now().budgets().forEach(this::budget);
            return lines.toString();
        }

        private void carts(RetentionReport.Carts carts) {
            add("carts", "eligible", carts.eligible());
            add("carts", "sent", carts.sent());
            add("carts", "heldOut", carts.heldOut());
            add("carts", "recovered", carts.recovered());
            money("carts", "revenue", carts.revenue());
            reasons("notSent", carts.notSent());
        }

        private void group(String measure, Group group) {
            add(measure, "customers", group.customers());
            add(measure, "ordered", group.ordered());
            add(measure, "share", group.share());
            add(measure, "low", group.low());
            add(measure, "high", group.high());
            money(measure, "revenue", group.revenue());
            money(measure, "revenuePerCart", group.revenuePerCart());
        }

        private void returned(RetentionReport.Returned returned) {
            String measure = "returned." + returned.origin();
            add(measure, "customers", returned.customers());
            add(measure, "orderedAgain", returned.orderedAgain());
            add(measure, "share", returned.share());
            money(measure, "cost", returned.cost());
            money(measure, "revenue", returned.revenue());
            add(measure, "stillOpen", returned.stillOpen());
        }

        private void budget(RetentionReport.Budget budget) {
            String measure = "budget." + budget.origin();
            money(measure, "budget", List.of(budget.budget()));
            money(measure, "spent", List.of(budget.spent()));
            money(measure, "left", List.of(budget.left()));
        }

        private void money(String measure, String figure, List<Money> amounts) {
            amounts.forEach(money -> add(measure, figure + "." + money.currency(), money.amount()));
        }

        private void reasons(String measure, List<Counted> reasons) {
            reasons.forEach(one -> add(measure, one.reason(), one.count()));
        }

        private void add(String measure, String figure, Object value) {
            lines.append(line(report.brand(), report.from(), report.to(), measure, figure, value));
        }

        private static String line(Object... cells) {
            return Arrays.stream(cells).map(SpreadsheetCell::of).collect(Collectors.joining(",", "", "\r\n"));
        }
    }
}
