package org.threadline.reporting;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.stream.Collectors;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;

import org.threadline.reporting.ServiceReport.Answers;
import org.threadline.reporting.ServiceReport.Responses;
import org.threadline.reporting.ServiceReport.Speed;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The report as a table: a line for each figure, so that a figure that comes later moves none. */
@Provider
@Produces(ServiceReportCsv.TYPE)
public class ServiceReportCsv implements MessageBodyWriter<ServiceReport> {

    static final String TYPE = "text/csv";

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return ServiceReport.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            ServiceReport report,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        headers.putSingle("Content-Type", TYPE + ";charset=UTF-8");
        out.write(table(report).getBytes(UTF_8));
    }

    static String table(ServiceReport report) {
        var table = new StringBuilder(line("brand", "from", "to", "measure", "figure", "value"));
        speed("acknowledgement", report.acknowledgement(), report, table);
        responses("firstResponse", report.firstResponse(), report, table);
        responses("nextResponse", report.nextResponse(), report, table);
        speed("resolution", report.resolution(), report, table);
        promises(report.promises(), report, table);
        automation(report.automation(), report, table);
        quality(report.quality(), report, table);
        answers("csat", report.surveys().csat(), report, table);
        answers("nps", report.surveys().nps(), report, table);
        answers("ces", report.surveys().ces(), report, table);
        add("now", "waiting", report.now().waiting(), report, table);
        add("now", "overdue", report.now().overdue(), report, table);
        return table.toString();
    }

    private static void speed(String measure, Speed speed, ServiceReport report, StringBuilder table) {
        add(measure, "count", speed.count(), report, table);
        add(measure, "p50Seconds", speed.p50Seconds(), report, table);
        add(measure, "p90Seconds", speed.p90Seconds(), report, table);
    }

    private static void responses(String measure, Responses responses, ServiceReport report, StringBuilder table) {
        speed(measure, new Speed(responses.count(), responses.p50Seconds(), responses.p90Seconds()), report, table);
        add(measure, "withinBenchmark", responses.withinBenchmark(), report, table);
        add(measure, "breached", responses.breached(), report, table);
        add(measure, "unanswered", responses.unanswered(), report, table);
    }

    private static void promises(ServiceReport.Promises promises, ServiceReport report, StringBuilder table) {
        add("promises", "kept", promises.kept(), report, table);
        add("promises", "broken", promises.broken(), report, table);
        add("promises", "share", promises.share(), report, table);
    }

    private static void automation(ServiceReport.Automation automation, ServiceReport report, StringBuilder table) {
        add("automation", "texts", automation.texts(), report, table);
        add("automation", "automated", automation.automated(), report, table);
        add("automation", "share", automation.share(), report, table);
        add("automation", "longestRun", automation.longestRun(), report, table);
        add("automation", "replies", automation.replies(), report, table);
        add("automation", "unedited", automation.unedited(), report, table);
        add("automation", "uneditedShare", automation.uneditedShare(), report, table);
    }

    private static void quality(ServiceReport.Quality quality, ServiceReport report, StringBuilder table) {
        add("quality", "resolved", quality.resolved(), report, table);
        add("quality", "resolvedPerHour", quality.resolvedPerHour(), report, table);
        add("quality", "reopenRate", quality.reopenRate(), report, table);
        add("quality", "firstContactResolution", quality.firstContactResolution(), report, table);
        add("quality", "firstContacts", quality.firstContacts(), report, table);
        add("quality", "firstContactsUndecided", quality.firstContactsUndecided(), report, table);
        add("quality", "firstContactDays", quality.firstContactDays(), report, table);
        add("quality", "csat", quality.csat(), report, table);
        add("quality", "nps", quality.nps(), report, table);
        add("quality", "ces", quality.ces(), report, table);
    }

    private static void answers(String survey, Answers answers, ServiceReport report, StringBuilder table) {
        add(survey, "asked", answers.asked(), report, table);
        add(survey, "answered", answers.answered(), report, table);
        add(survey, "responseRate", answers.responseRate(), report, table);
        add(survey, "mean", answers.mean(), report, table);
        add(survey, "satisfied", answers.satisfied(), report, table);
        add(survey, "dissatisfied", answers.dissatisfied(), report, table);
    }

    private static void add(String measure, String figure, Object value, ServiceReport report, StringBuilder table) {
        table.append(line(report.brand(), report.from(), report.to(), measure, figure, value));
    }

    private static String line(Object... cells) {
        return Arrays.stream(cells).map(SpreadsheetCell::of).collect(Collectors.joining(",", "", "\r\n"));
    }
}
