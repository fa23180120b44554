package org.lodeline.geodata.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.geotools.api.data.Query;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.sort.SortBy;
import org.geotools.api.filter.sort.SortOrder;
import org.junit.jupiter.api.Test;

/** What every store does that brings features into an order. */
public abstract class SortingLayerStoreContract extends LayerStoreContract {
  @Test
  void limitAndOffset_countInTheOrder() throws IOException {
    Query query = query(Filter.INCLUDE);
    query.setStartIndex(1);
    query.setMaxFeatures(3);

    assertThat(ids(query)).containsExactly("bio", "coro", "dara");
    assertThat(store().source(MINES.id()).getCount(query)).isEqualTo(3);
  }

  @Test
  void aSort_keepsTheOrderOfIdsAmongEqualValues() throws IOException {
    Query query = query("workers IS NOT NULL");
    query.setSortBy(FACTORY.sort("workers", SortOrder.DESCENDING));

    assertThat(ids(query)).containsExactly("alta", "bio", "dara", "Ñu", "eden");
  }

  @Test
  void reverseOrder_isThatOfTheIds() throws IOException {
    Query query = query("workers = 80");
    query.setSortBy(SortBy.REVERSE_ORDER);

    assertThat(ids(query)).containsExactly("Ñu", "dara", "bio");
  }

  @Test
  void unknownValues_comeLast_andFirstWhereTheOrderDescends() throws IOException {
    Query query = query(Filter.INCLUDE);
    query.setSortBy(FACTORY.sort("opened", SortOrder.ASCENDING));
    assertThat(ids(query)).containsExactly("coro", "alta", "Ñu", "eden", "bio", "dara");

    query.setSortBy(FACTORY.sort("opened", SortOrder.DESCENDING));
    assertThat(ids(query)).containsExactly("bio", "dara", "eden", "alta", "Ñu", "coro");
  }

  @Test
  void texts_areSortedByCodePoints() throws IOException {
    Query query = query("name IS NOT NULL");
    query.setSortBy(FACTORY.sort("name", SortOrder.ASCENDING));

    assertThat(ids(query)).containsExactly("alta", "bio", "coro", "dara", "Ñu");
  }
}
