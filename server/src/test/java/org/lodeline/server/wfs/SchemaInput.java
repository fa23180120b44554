package org.lodeline.server.wfs;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.LSInput;

/** A schema that another one names. */
final class SchemaInput implements LSInput {
  private final String url;
  private final byte[] bytes;

  SchemaInput(String url, byte[] bytes) {
    this.url = url;
    this.bytes = bytes;
  }

  @Override
  public InputStream getByteStream() {
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public String getSystemId() {
    return url;
  }

  @Override
  public @Nullable Reader getCharacterStream() {
    return null;
  }

  @Override
  public @Nullable String getStringData() {
    return null;
  }

  @Override
  public @Nullable String getPublicId() {
    return null;
  }

  @Override
  public @Nullable String getBaseURI() {
    return null;
  }

  @Override
  public @Nullable String getEncoding() {
    return null;
  }

  @Override
  public boolean getCertifiedText() {
    return false;
  }

  @Override
  public void setCharacterStream(Reader stream) {}

  @Override
  public void setByteStream(InputStream stream) {}

  @Override
  public void setStringData(String text) {}

  @Override
  public void setSystemId(String id) {}

  @Override
  public void setPublicId(String id) {}

  @Override
  public void setBaseURI(String uri) {}

  @Override
  public void setEncoding(String encoding) {}

  @Override
  public void setCertifiedText(boolean certified) {}
}
