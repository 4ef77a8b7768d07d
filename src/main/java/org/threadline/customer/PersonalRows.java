package org.threadline.customer;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.Session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Rows as the export shows them: an array of objects, written by the database. */
@ApplicationScoped
public class PersonalRows {

    private final Session entities;
    private final ObjectMapper json;

    PersonalRows(Session entities, ObjectMapper json) {
        this.entities = entities;
        this.json = json;
    }

    /** @param sql asks for {@code :customer}, with the names of the export as the names of its columns */
    public JsonNode of(Customer customer, String sql) {
        entities.flush();
        return read(entities.createNativeQuery(
                        "select cast(coalesce(json_agg(row_to_json(r)), '[]') as text) from (" + sql + ") r",
                        String.class)
                .setParameter("customer", customer.id())
                .getSingleResult());
    }

    /** Changes rows of {@code :customer}. */
    public int change(Customer customer, String sql) {
        return entities.createNativeMutationQuery(sql)
                .setParameter("customer", customer.id())
                .executeUpdate();
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
