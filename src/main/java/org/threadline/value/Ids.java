package org.threadline.value;

import java.util.UUID;

import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Ids made by the application: UUIDv7, so that rows made together lie together in an index. */
public final class Ids {

    private Ids() {}

    public static UUID next() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }
}
