package org.lodeline.server.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.Javalin;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodeline.geodata.LodelineException;
import org.lodeline.server.http.BaseUrl;

final class TlsTest {
  private static final char[] PASSWORD = "password".toCharArray();
  private static final long PATIENCE_SECONDS = 60;

  @TempDir Path folder;

  private Path certificate() {
    return folder.resolve("certificate.pem");
  }

  private Path key() {
    return folder.resolve("key.pem");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC"})
  void http2_isSpokenOverTls_andLinksSaySo(String algorithm) throws Exception {
    Certificate made = renew(algorithm);
    Javalin server = serve();
    try {
      HttpResponse<String> answer = get(server, made, HttpClient.Version.HTTP_2);
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(answer.body()).isEqualTo("https://localhost:" + server.port());
      assertThat(get(server, made, HttpClient.Version.HTTP_1_1).version())
          .isEqualTo(HttpClient.Version.HTTP_1_1);
    } finally {
      server.stop();
    }
  }

  @Test
  void aRenewedCertificate_holdsWithoutARestart() throws Exception {
    Certificate first = renew("EC");
    Javalin server = serve();
    try {
      get(server, first, HttpClient.Version.HTTP_2);
      Certificate second = renew("EC");
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      boolean isRenewed = false;
      while (!isRenewed && System.nanoTime() < end) {
        isRenewed = isTrusted(server, second);
      }
      assertThat(isRenewed).isTrue();
      assertThat(isTrusted(server, first)).isFalse();
    } finally {
      server.stop();
    }
  }

  @Test
  void filesThatDoNotFit_areToldByName() throws Exception {
    renew("EC");
    byte[] otherKey = Files.readAllBytes(key());
    renew("EC");
    byte[] goodKey = Files.readAllBytes(key());

    Files.write(key(), otherKey);
    assertRefused("is not that of the certificate", "key.pem");
    Files.writeString(
        key(), "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----");
    assertRefused("openssl pkcs8 -topk8 -nocrypt", "key.pem");
    Files.writeString(key(), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----");
    assertRefused("openssl pkcs8", "key.pem");
    Files.write(key(), goodKey);
    Files.writeString(certificate(), "no certificate");
    assertRefused("certificate.pem");
    Files.delete(certificate());
    assertRefused("cannot read", "certificate.pem");
  }

  private void assertRefused(String... told) {
    assertThatThrownBy(() -> PemKeyStore.read(certificate(), key()))
        .isInstanceOf(LodelineException.class)
        .message()
        .contains(told);
  }

  private Javalin serve() {
    Tls tls = new Tls(certificate(), key());
    Javalin server =
        Javalin.create(
            config -> {
              config.jetty.addConnector(
                  (jetty, http) -> tls.connector(jetty, http, "127.0.0.1", 0));
              config.routes.get("/", ctx -> ctx.result(BaseUrl.of(ctx)));
            });
    return server.start();
  }

  /** A new certificate with its key, made by the JDK and written as authorities do. */
  private Certificate renew(String algorithm) throws Exception {
    Path store = folder.resolve("store.p12");
    Files.deleteIfExists(store);
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "made",
                "-keyalg",
                algorithm,
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(keytool.waitFor()).as(Files.readString(folder.resolve("keytool.log"))).isZero();
    KeyStore made = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      made.load(in, PASSWORD);
    }
    Certificate certificate = made.getCertificate("made");
    write(key(), "PRIVATE KEY", made.getKey("made", PASSWORD).getEncoded());
    write(certificate(), "CERTIFICATE", certificate.getEncoded());
    return certificate;
  }

  private static void write(Path file, String what, byte[] bytes) throws IOException {
    String text = Base64.getMimeEncoder().encodeToString(bytes);
    Files.writeString(
        file, "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
  }

  private static boolean isTrusted(Javalin server, Certificate trusted) throws Exception {
    try {
      return get(server, trusted, HttpClient.Version.HTTP_2).statusCode() == 200;
    } catch (SSLHandshakeException e) {
      return false;
    }
  }

  private static HttpResponse<String> get(
      Javalin server, Certificate trusted, HttpClient.Version version) throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setCertificateEntry("trusted", trusted);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    HttpClient client = HttpClient.newBuilder().sslContext(context).version(version).build();
    URI uri = URI.create("https://localhost:" + server.port() + "/");
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
