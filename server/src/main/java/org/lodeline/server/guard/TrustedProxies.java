package org.lodeline.server.guard;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.InetAddressSet;
import org.lodeline.geodata.LodelineException;
import org.lodeline.server.http.BaseUrl;

/**
 * Whose word is taken for who asks, and by what URL: {@code Forwarded} (RFC 7239) and {@code
 * X-Forwarded-For}, {@code -Proto}, {@code -Host} and {@code -Prefix}. From anyone else these
 * headers are taken away before anything sees them. Safe for all threads.
 */
public final class TrustedProxies implements HttpConfiguration.Customizer {
  /** Unless told: proxies on this machine. A private network may have others than proxies in it. */
  public static final String LOOPBACK = "127.0.0.0/8,::1";

  private static final Pattern ADDRESS =
      Pattern.compile("(?:[0-9]{1,3}\\.){3}[0-9]{1,3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
  private static final Pattern NETWORK = Pattern.compile("(?:" + ADDRESS + ")(?:/[0-9]{1,3})?");
  private static final Pattern FOR =
      Pattern.compile("(?i)(?:^|[;,])\\s*for=(?:\"([^\"]*)\"|([^\";,\\s]*))");

  private final InetAddressSet networks;
  private final String publicUrl;

  private TrustedProxies(InetAddressSet networks, String publicUrl) {
    this.networks = networks;
    this.publicUrl = publicUrl;
  }

  /**
   * Reads addresses and networks that are separated by commas; empty for none.
   *
   * @param option what they were given by, to be named
   * @param publicUrl of the server, so that none that is forwarded counts; empty if it is not known
   * @throws LodelineException of kind INVALID_INPUT that says what is allowed
   */
  public static TrustedProxies parse(String option, String text, String publicUrl) {
    InetAddressSet networks = new InetAddressSet();
    for (String network : text.isBlank() ? new String[0] : text.split(",", -1)) {
      String one = network.strip();
      try {
        if (!NETWORK.matcher(one).matches()) {
          throw new IllegalArgumentException(one);
        }
        networks.add(one);
      } catch (IllegalArgumentException e) {
        throw LodelineException.invalid(
            option,
            option
                + " must be addresses and networks such as 127.0.0.1,10.1.0.0/16,::1; it was "
                + LodelineException.quoted(text));
      }
    }
    return new TrustedProxies(networks, publicUrl);
  }

  @Override
  public Request customize(Request request, HttpFields.Mutable answer) {
    if (!publicUrl.isEmpty()) {
      request.setAttribute(BaseUrl.PUBLIC_URL, publicUrl);
    }
    boolean forwards = BaseUrl.FORWARDING.stream().anyMatch(request.getHeaders()::contains);
    if (!forwards) {
      return request;
    }
    SocketAddress peer = request.getConnectionMetaData().getRemoteSocketAddress();
    if (!(peer instanceof InetSocketAddress inet) || !networks.test(inet.getAddress())) {
      return new Unbelieved(request);
    }
    return client(request.getHeaders())
        .map(client -> (Request) new FromClient(request, client, inet.getPort()))
        .orElse(request);
  }

  /**
   * The last address that no proxy of ours has: those before it are what somebody says who is not
   * believed. The first if all are proxies.
   */
  private Optional<InetAddress> client(HttpFields headers) {
    Optional<InetAddress> client = Optional.empty();
    List<String> nodes = nodes(headers);
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Optional<InetAddress> address = address(nodes.get(i));
      if (address.isEmpty()) {
        return client;
      }
      client = address;
      if (!networks.test(address.get())) {
        return client;
      }
    }
    return client;
  }

  private static List<String> nodes(HttpFields headers) {
    List<String> nodes = new ArrayList<>();
    for (String header : headers.getValuesList("Forwarded")) {
      Matcher matcher = FOR.matcher(header);
      while (matcher.find()) {
        nodes.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
      }
    }
    if (nodes.isEmpty()) {
      headers
          .getValuesList("X-Forwarded-For")
          .forEach(header -> nodes.addAll(List.of(header.split(","))));
    }
    return nodes;
  }

  /** An address without its port; empty for a name that hides it. */
  private static Optional<InetAddress> address(String node) {
    String text = node.strip();
    if (text.startsWith("[")) {
      text = text.substring(1).split("]", 2)[0];
    } else if (text.indexOf(':') == text.lastIndexOf(':')) {
      text = text.split(":", 2)[0];
    }
    try {
      // What has the form of an address is looked up nowhere.
      return ADDRESS.matcher(text).matches()
          ? Optional.of(InetAddress.getByName(text))
          : Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** A request without what is not believed. */
  private static final class Unbelieved extends Request.Wrapper {
    private final HttpFields headers;

    Unbelieved(Request request) {
      super(request);
      HttpFields.Mutable others = HttpFields.build(request.getHeaders());
      BaseUrl.FORWARDING.forEach(others::remove);
      this.headers = others.asImmutable();
    }

    @Override
    public HttpFields getHeaders() {
      return headers;
    }
  }

  /** A request as it would come without the proxies. */
  private static final class FromClient extends Request.Wrapper {
    private final ConnectionMetaData connection;

    FromClient(Request request, InetAddress address, int port) {
      super(request);
      InetSocketAddress client = new InetSocketAddress(address, port);
      this.connection =
          new ConnectionMetaData.Wrapper(request.getConnectionMetaData()) {
            @Override
            public SocketAddress getRemoteSocketAddress() {
              return client;
            }
          };
    }

    @Override
    public ConnectionMetaData getConnectionMetaData() {
      return connection;
    }
  }
}
