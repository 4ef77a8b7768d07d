package org.threadline.local;

import java.util.Map;

import org.threadline.local.carrier.CarrierSimulator;
import org.threadline.local.carrier.SimulatorConfig;

/** The carrier simulator as a process of its own, with settings by system property or environment. */
public final class SimulatorProcess {

    private SimulatorProcess() {}

    public static void main(String... args) {
        var config = SimulatorConfig.from(new GivenSettings(Map.of()).all());
        var simulator = CarrierSimulator.start(config);
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "simulator-stop"));
        System.out.println("Carrier simulator at " + simulator.url() + ", account " + config.accountSid() + ", token "
                + config.authToken() + ", webhooks to " + config.publicUrl());
    }
}
