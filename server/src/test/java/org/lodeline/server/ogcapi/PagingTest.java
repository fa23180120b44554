package org.lodeline.server.ogcapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lodeline.server.ogcapi.DocumentsTest.link;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.lodeline.server.TestServer;

class PagingTest {

  @Property(tries = 40)
  void aWalkByItsLinks_seesEachFeatureOnceForwardsAndBackwards(
      @ForAll("walks") String items, @ForAll @IntRange(min = 7, max = 400) int limit) {
    List<String> whole = ItemsTest.ids(TestServer.json(items + "limit=10000"));
    List<List<String>> pages = new ArrayList<>();
    String last = "";
    String url = TestServer.url(items + "limit=" + limit);
    while (!url.isEmpty()) {
      JsonNode page = page(url);
      assertThat(page.path("numberMatched").asInt()).isEqualTo(whole.size());
      assertThat(page.path("numberReturned").asInt()).isEqualTo(page.path("features").size());
      pages.add(ItemsTest.ids(page));
      last = url;
      url = link(page, "next");
    }
    assertThat(flat(pages)).isEqualTo(whole);

    List<List<String>> back = new ArrayList<>();
    url = link(page(last), "prev");
    while (!url.isEmpty()) {
      JsonNode page = page(url);
      back.add(0, ItemsTest.ids(page));
      url = link(page, "prev");
    }
    assertThat(back).allSatisfy(page -> assertThat(page).hasSizeLessThanOrEqualTo(limit));
    assertThat(flat(back)).isEqualTo(flat(pages.subList(0, pages.size() - 1)));
  }

  private static JsonNode page(String url) {
    return TestServer.json(url.substring(TestServer.url("").length()));
  }

  private static List<String> flat(List<List<String>> pages) {
    return pages.isEmpty()
        ? Collections.emptyList()
        : pages.stream().flatMap(List::stream).toList();
  }

  @Provide
  Arbitrary<String> walks() {
    return Arbitraries.of(
        "ogc/collections/deposits/items?",
        "ogc/collections/deposits/items?sortby=country,-start_year&",
        "ogc/collections/deposits/items?sortby=-resource_mt,effective_date&",
        "ogc/collections/measures/items?sortby=-date,kind&",
        "ogc/collections/production/items?sortby=share&",
        "ogc/collections/ports/items?sortby=main,-name&",
        "ogc/collections/flows/items?",
        "ogc/collections/corridors/items?closed=suez&sortby=-extra_km,status&",
        "ogc/collections/deposits/items?country=AUS,CHL&filter=start_year%3E1900&");
  }
}
