package org.threadline.local.carrier;

import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.Arrays;
import java.util.List;

/**
 * When a webhook is tried again: by default once, and only if no connection came about. The fragment of the URL can
 * ask for more ({@code #rc=3&rp=ct,rt,5xx}); it is neither sent nor signed.
 */
record RetryRules(String url, int retries, List<String> policies) {

    private static final int MOST_RETRIES = 5;

    static RetryRules of(String url) {
        var hash = url.indexOf('#');
        if (hash < 0) {
            return new RetryRules(url, 1, List.of("ct"));
        }
        var fragment = Form.parse(url.substring(hash + 1));
        var retries = fragment.get("rc").map(Integer::parseInt).orElse(1);
        var policies = fragment.get("rp").orElse("ct");
        return new RetryRules(
                url.substring(0, hash), Math.clamp(retries, 0, MOST_RETRIES), Arrays.asList(policies.split(",")));
    }

    boolean retriesStatus(int status) {
        return status >= 500 && asks("5xx") || status >= 400 && status < 500 && asks("4xx");
    }

    /** @param timeout null when the connection failed otherwise */
    boolean retriesFailure(HttpTimeoutException timeout) {
        var answerWasLate = timeout != null && !(timeout instanceof HttpConnectTimeoutException);
        return asks(answerWasLate ? "rt" : "ct");
    }

    private boolean asks(String policy) {
        return policies.contains(policy) || policies.contains("all");
    }
}
