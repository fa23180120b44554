package org.lodeline.server.guard;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.HTTP2Cipher;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Scanner;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.lodeline.geodata.LodelineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a server encrypts, with HTTP/2 for who speaks it. A certificate that is renewed holds from
 * then on, for connections that are made later.
 *
 * @param certificate a file in PEM, with those of the authorities that vouch for it
 * @param key its key: a file in PEM, PKCS #8 and not encrypted
 */
public record Tls(Path certificate, Path key) {
  private static final Logger LOG = LoggerFactory.getLogger(Tls.class);
  private static final int LOOKS_AFTER_SECONDS = 5;

  /**
   * What listens.
   *
   * @throws LodelineException if the files cannot be used
   */
  public Connector connector(Server server, HttpConfiguration plain, String host, int port) {
    HttpConfiguration http = new HttpConfiguration(plain);
    // A server is asked by whatever name leads to it.
    http.addCustomizer(new SecureRequestCustomizer(false));
    SslContextFactory.Server ssl = new SslContextFactory.Server();
    ssl.setKeyStore(PemKeyStore.read(certificate, key));
    ssl.setKeyStorePassword(PemKeyStore.PASSWORD);
    ssl.setCipherComparator(HTTP2Cipher.COMPARATOR);
    ssl.setSniRequired(false);
    HttpConnectionFactory http1 = new HttpConnectionFactory(http);
    ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
    alpn.setDefaultProtocol(http1.getProtocol());
    ServerConnector connector =
        new ServerConnector(
            server,
            new SslConnectionFactory(ssl, alpn.getProtocol()),
            alpn,
            new HTTP2ServerConnectionFactory(http),
            http1);
    connector.setHost(host);
    connector.setPort(port);
    server.addBean(renewing(ssl));
    return connector;
  }

  private Scanner renewing(SslContextFactory.Server ssl) {
    Scanner scanner = new Scanner();
    try {
      for (Path file : List.of(certificate, key)) {
        scanner.addFile(file.toRealPath());
      }
    } catch (IOException e) {
      throw LodelineException.unavailable("cannot read " + certificate + " and " + key, e);
    }
    scanner.setScanInterval(LOOKS_AFTER_SECONDS);
    scanner.addListener(
        new Scanner.BulkListener() {
          @Override
          public void pathsChanged(Map<Path, Scanner.Notification> changed) throws Exception {
            renew(ssl);
          }
        });
    return scanner;
  }

  private void renew(SslContextFactory.Server ssl) throws Exception {
    try {
      var renewed = PemKeyStore.read(certificate, key);
      ssl.reload(factory -> factory.setKeyStore(renewed));
      LOG.info("The certificate in {} holds from now on", certificate);
    } catch (LodelineException e) {
      // One of the two files is renewed before the other.
      LOG.warn("{}; the certificate that was known before stays", e.getMessage());
    }
  }
}
