package org.lodeline.server.about;

import com.samskivert.mustache.Template;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lodeline.geodata.Lazy;
import org.lodeline.server.http.Caching;
import org.lodeline.server.http.JsonAnswer;
import org.lodeline.server.http.Parameters;
import org.lodeline.server.http.Reads;
import org.lodeline.server.http.Representation;
import org.lodeline.server.pages.PageTemplate;

/** Tells the version, and the terms of all bundled data and libraries, as a page and as JSON. */
public final class AboutRoutes {
  private static final Representation HTML = new Representation("html", "text/html", "this page");
  private static final Representation JSON =
      new Representation("json", "application/json", "this page as JSON");

  private final String version;
  private final boolean hasLogin;
  private final Lazy<ThirdParty> thirdParty = new Lazy<>(ThirdParty::read);
  private final Lazy<Template> page =
      new Lazy<>(() -> PageTemplate.COMPILER.compile(PageTemplate.text("about.html")));

  /**
   * What it tells.
   *
   * @param hasLogin whether some layers are seen with a key alone
   */
  public AboutRoutes(String version, boolean hasLogin) {
    this.version = version;
    this.hasLogin = hasLogin;
  }

  public void register(RoutesConfig routes) {
    Reads.get(routes, "/about", this::about);
  }

  private void about(Context ctx) {
    Parameters parameters = Parameters.of(ctx, Set.of(Representation.PARAMETER));
    Representation chosen = Representation.chosen(ctx, parameters, List.of(HTML, JSON));
    Caching.varyBy(ctx, "Accept");
    if (Caching.isNotModified(ctx, version + "-" + chosen.name())) {
      return;
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", "Lodeline");
    document.put("version", version);
    document.put("licence", "Apache-2.0");
    document.put("data", thirdParty.get().data());
    document.put("libraries", thirdParty.get().libraries());
    if (chosen.equals(JSON)) {
      JsonAnswer.send(ctx, JSON.mediaType(), document);
    } else {
      document.put("login", hasLogin);
      ctx.contentType("text/html; charset=utf-8");
      ctx.result(page.get().execute(document));
    }
  }
}
