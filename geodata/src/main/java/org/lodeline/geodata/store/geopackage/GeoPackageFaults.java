package org.lodeline.geodata.store.geopackage;

import java.nio.file.Path;
import java.sql.SQLException;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.lodeline.geodata.LodelineException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What it means that SQLite does not do what it is asked to do with a GeoPackage. */
final class GeoPackageFaults {
  private GeoPackageFaults() {}

  /** That the file cannot be read: now, if another program keeps it, or at all. */
  static LodelineException cannotRead(Path path, SQLException e) {
    if (is(SQLiteErrorCode.SQLITE_BUSY, e)) {
      return LodelineException.unavailable(
          "another program has locked the data file " + path + "; try again", e);
    }
    return LodelineException.brokenData(
        "the data file " + path + " cannot be read as a GeoPackage: " + e.getMessage(), e);
  }

  /** That features of a type cannot be read, likewise. */
  static LodelineException unreadable(Path path, SimpleFeatureType type, Exception e) {
    if (e instanceof SQLException busy && is(SQLiteErrorCode.SQLITE_BUSY, busy)) {
      return cannotRead(path, busy);
    }
    return LodelineException.brokenData(
        "the layer "
            + type.getTypeName()
            + " of the data file "
            + path
            + " cannot be read: "
            + e.getMessage()
            + "; if another version of Lodeline made the file, move it away and start again",
        e);
  }

  /** That the file cannot be written: now, or for want of room, or at all. */
  static LodelineException cannotWrite(Path path, SQLException e) {
    if (is(SQLiteErrorCode.SQLITE_FULL, e)) {
      return LodelineException.outOfSpace("the disk has no room left for " + path, e);
    }
    return LodelineException.unavailable(
        is(SQLiteErrorCode.SQLITE_BUSY, e)
            ? "another program is writing to " + path + "; try again when it is done"
            : "cannot write " + path + ": " + e.getMessage(),
        e);
  }

  private static boolean is(SQLiteErrorCode code, SQLException e) {
    return e instanceof SQLiteException known && known.getResultCode() == code;
  }
}
