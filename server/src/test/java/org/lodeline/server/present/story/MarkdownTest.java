package org.lodeline.server.present.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The texts of slides. */
final class MarkdownTest {
  @Test
  void paragraphsListsEmphasisAndLinks_areHtml() {
    assertThat(Markdown.html("One *two* [three](https://example.org).\n\n- four\n- five"))
        .contains("<p>One <em>two</em> <a", "href=\"https://example.org\"", "<li>four</li>");
  }

  @Test
  void htmlIsText_andLinksRunNoScripts() {
    assertThat(Markdown.html("<script>alert(1)</script> <img src=x onerror=alert(1)>"))
        .doesNotContain("<script", "<img");
    assertThat(Markdown.html("[x](javascript:alert(1)) [y](data:text/html,z)"))
        .doesNotContain("javascript:", "data:");
  }

  @Test
  void onPaper_aLinkIsANumber_andOneTargetHasOneNumber() {
    Markdown.Plain plain =
        Markdown.plain(
            "A [b](https://b.example) c.\n\n- d [e](https://e.example) [f](https://b.example)");
    assertThat(plain.paragraphs()).containsExactly("A b [1] c.", "• d e [2] f [1]");
    assertThat(plain.links()).containsExactly("https://b.example", "https://e.example");
  }
}
