package org.lodeline.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ModulePreloadsTest {
  private static final String PAGE = "<head>" + link("js/app.js") + "<title>x</title></head>";

  @Test
  void whatIsImported_howeverFarDown_isNamedOnce_behindTheFirst() {
    String page =
        complete(
            Map.of(
                "js/app.js", "import { a } from \"./map/a.js\";\nimport \"./b.js\";\n",
                "js/map/a.js", "import {\n  b,\n  c,\n} from \"../b.js\";\n",
                "js/b.js", "export { c } from \"./c.js\";\n",
                "js/c.js", "import { app } from \"./app.js\";\n"));
    assertThat(page)
        .isEqualTo(
            "<head>"
                + link("js/app.js")
                + link("js/map/a.js")
                + link("js/b.js")
                + link("js/c.js")
                + "<title>x</title></head>");
  }

  @Test
  void whatIsImportedLater_orOnlyNamed_isNotPreloaded() {
    String text =
        """
        const load = () => import("./later.js");
        export const path = "./text.js";
        // import { a } from "./comment.js";
        /** @type {import("./type.js").A} */
        import x from "bare";
        import data from "./data.json" with { type: "json" };
        """;
    assertThat(complete(Map.of("js/app.js", text))).isEqualTo(PAGE);
  }

  @Test
  void aModuleThatIsNotThere_isNamedAllTheSame_soThatTheBrowserTells() {
    String page = complete(Map.of("js/app.js", "import \"./gone.js\";"));
    assertThat(page).contains(link("js/gone.js"));
  }

  @Test
  void aPageWithoutModules_staysAsItIs() {
    assertThat(ModulePreloads.addTo("<p>none</p>", path -> Optional.empty()))
        .isEqualTo("<p>none</p>");
  }

  private static String complete(Map<String, String> files) {
    return ModulePreloads.addTo(PAGE, path -> Optional.ofNullable(files.get(path)));
  }

  private static String link(String path) {
    return "<link rel=\"modulepreload\" href=\"" + path + "\">";
  }
}
