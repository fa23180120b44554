package org.lodeline.server.guard;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lodeline.geodata.LodelineException;

/** A certificate and its key, read from files as certificate authorities give them. */
final class PemKeyStore {
  static final String PASSWORD = "";

  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----(.*?)-----END PRIVATE KEY-----", Pattern.DOTALL);

  private PemKeyStore() {}

  /**
   * Reads them.
   *
   * @param certificate in PEM, followed by those of the authorities that vouch for it
   * @param key in PEM, PKCS #8 and not encrypted
   * @throws LodelineException of kind UNAVAILABLE or BROKEN_DATA that names the file
   */
  static KeyStore read(Path certificate, Path key) {
    Certificate[] chain = certificates(certificate);
    PublicKey publicKey = chain[0].getPublicKey();
    PrivateKey privateKey = key(key, publicKey.getAlgorithm());
    try {
      if (!belongs(privateKey, publicKey)) {
        throw LodelineException.brokenData(
            "the key in " + key + " is not that of the certificate in " + certificate, null);
      }
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("lodeline", privateKey, PASSWORD.toCharArray(), chain);
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw LodelineException.brokenData(
          "the certificate in " + certificate + " cannot be used with the key in " + key, e);
    }
  }

  private static Certificate[] certificates(Path file) {
    try {
      Certificate[] chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(bytes(file)))
              .toArray(Certificate[]::new);
      if (chain.length > 0) {
        return chain;
      }
      throw LodelineException.brokenData(file + " has no certificate in PEM", null);
    } catch (CertificateException e) {
      throw LodelineException.brokenData(file + " has no certificate in PEM", e);
    }
  }

  private static PrivateKey key(Path file, String algorithm) {
    Matcher pem = KEY.matcher(new String(bytes(file), StandardCharsets.ISO_8859_1));
    if (!pem.find()) {
      throw notAKey(file, null);
    }
    try {
      byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw notAKey(file, e);
    }
  }

  private static LodelineException notAKey(Path file, @Nullable Exception e) {
    return LodelineException.brokenData(
        file
            + " has no PRIVATE KEY in PEM that fits the certificate; openssl pkcs8 -topk8 -nocrypt"
            + " makes one of a key in another form",
        e);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw LodelineException.unavailable("cannot read " + file, e);
    }
  }

  /** Whether what one signs, the other knows. */
  private static boolean belongs(PrivateKey privateKey, PublicKey publicKey)
      throws GeneralSecurityException {
    String algorithm =
        switch (publicKey.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> publicKey.getAlgorithm();
        };
    byte[] text = "lodeline".getBytes(StandardCharsets.UTF_8);
    Signature signing = Signature.getInstance(algorithm);
    signing.initSign(privateKey);
    signing.update(text);
    Signature checking = Signature.getInstance(algorithm);
    checking.initVerify(publicKey);
    checking.update(text);
    return checking.verify(signing.sign());
  }
}
