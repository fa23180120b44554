package org.lodeline.server.present.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The texts of slides: paragraphs, lists, emphasis and links of CommonMark. HTML in them is text,
 * and links go to the web alone.
 */
final class Markdown {
  private static final Set<Class<? extends Block>> BLOCKS = Set.of(Heading.class, ListBlock.class);
  private static final Parser PARSER = Parser.builder().enabledBlockTypes(BLOCKS).build();
  private static final HtmlRenderer HTML =
      HtmlRenderer.builder()
          .escapeHtml(true)
          .sanitizeUrls(true)
          .urlSanitizer(new DefaultUrlSanitizer(List.of("http", "https")))
          .build();

  private Markdown() {}

  /** As HTML that holds nothing but text, lists and links. */
  static String html(String text) {
    return HTML.render(PARSER.parse(text));
  }

  /**
   * A text without markup.
   *
   * @param paragraphs items of lists begin with a dot; a link is followed by its number
   * @param links where the links go, the first one first
   */
  record Plain(List<String> paragraphs, List<String> links) {}

  /** As text for paper, on which nobody can follow a link. */
  static Plain plain(String text) {
    PlainWriter writer = new PlainWriter();
    PARSER.parse(text).accept(writer);
    return new Plain(writer.paragraphs, writer.links);
  }

  private static final class PlainWriter extends AbstractVisitor {
    private final List<String> paragraphs = new ArrayList<>();
    private final List<String> links = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();

    @Override
    public void visit(Paragraph paragraph) {
      paragraph(paragraph);
    }

    @Override
    public void visit(Heading heading) {
      paragraph(heading);
    }

    private void paragraph(Node node) {
      Node item = node.getParent();
      if (item instanceof ListItem) {
        line.append(item.getParent() instanceof BulletList ? "• " : "– ");
      }
      visitChildren(node);
      paragraphs.add(line.toString());
      line.setLength(0);
    }

    @Override
    public void visit(Text text) {
      line.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
      line.append(code.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
      line.append(' ');
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
      line.append(' ');
    }

    @Override
    public void visit(Link link) {
      visitChildren(link);
      int known = links.indexOf(link.getDestination());
      if (known < 0) {
        links.add(link.getDestination());
        known = links.size() - 1;
      }
      line.append(" [").append(known + 1).append(']');
    }
  }
}
