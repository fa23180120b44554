package org.lodeline.geodata.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.geotools.api.data.Query;
import org.geotools.api.data.Transaction;
import org.geotools.data.DefaultTransaction;
import org.junit.jupiter.api.Test;
import org.lodeline.fixtures.TestPostgres;
import org.lodeline.geodata.LodelineException;
import org.lodeline.geodata.LodelineException.Kind;
import org.lodeline.geodata.catalog.BundledLayers;
import org.lodeline.geodata.catalog.LayerDefinition;
import org.lodeline.geodata.catalog.LayerStore;

class DatabaseStoreTest {
  @Test
  void aNewDatabase_hasTheBundledLayers_whichCannotBeRemoved() throws IOException {
    try (LayerStore store = DatabaseStore.open("--database", TestPostgres.newDatabase());
        Transaction transaction = new DefaultTransaction()) {
      assertThat(store.definitions())
          .containsExactlyInAnyOrderElementsOf(BundledLayers.definitions());
      for (LayerDefinition layer : store.definitions()) {
        assertThat(store.source(layer.id()).getCount(Query.ALL)).isPositive();
        assertThatThrownBy(() -> store.remove(layer.id(), transaction))
            .isInstanceOfSatisfying(
                LodelineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_INPUT));
        transaction.rollback();
      }
    }
  }
}
