package org.threadline.thread;

import java.util.List;

import org.threadline.customer.LastSurveys.LastSurvey;
import org.threadline.customer.OpenOrders.OpenOrder;
import org.threadline.offer.VoucherView;

/**
 * What other rooms know of a customer, for whoever answers them.
 *
 * @param survey their last answer, or null
 * @param vouchers given and still of use, the newest first
 */
record Dossier(List<OpenOrder> orders, LastSurvey survey, List<VoucherView> vouchers) {}
