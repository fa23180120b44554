-- The layers there are, and what filters need that SQL lacks.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'postgis') THEN
    CREATE EXTENSION postgis SCHEMA public;
  END IF;
END
$$;

-- A layer of the id "x" and the number 7 has its features in the table lodeline."x_7", so that it can be replaced while
-- others read it.
CREATE TABLE lodeline.layer (
  id text COLLATE "C" PRIMARY KEY,
  -- The order of the list; tells a layer from an earlier one of the same id.
  number bigint NOT NULL UNIQUE GENERATED ALWAYS AS IDENTITY,
  definition jsonb NOT NULL,
  -- Whether it came with a new store and cannot be removed.
  bundled boolean NOT NULL DEFAULT false,
  -- Counts the transactions that changed features, from the time of creation on, so that it never comes again.
  version bigint NOT NULL DEFAULT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint
);

-- Tables of layers that were removed, which are to be dropped once nobody reads them.
CREATE TABLE lodeline.removed_table (
  name text COLLATE "C" PRIMARY KEY
);

-- What was done to features, by whom. It outlasts them and their layers.
CREATE TABLE lodeline.history (
  sequence bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  layer text COLLATE "C" NOT NULL,
  feature text COLLATE "C" NOT NULL,
  time timestamptz NOT NULL,
  who text COLLATE "C" NOT NULL,
  action text COLLATE "C" NOT NULL,
  -- GeoJSON, kept as it was written.
  before json,
  after json
);

CREATE INDEX ON lodeline.history (layer, feature, sequence);

CREATE FUNCTION lodeline.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the history is only added to';
END
$$;

CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON lodeline.history
  FOR EACH STATEMENT EXECUTE FUNCTION lodeline.refuse_change();

-- What Unicode, as Java knows it, makes of a letter; filled by LetterTable. Letters that stay as they are have no row.
CREATE TABLE lodeline.letter (
  letter text COLLATE "C" PRIMARY KEY,
  upper text COLLATE "C" NOT NULL,
  lower text COLLATE "C" NOT NULL,
  -- In TextFolding's sense.
  folded text COLLATE "C" NOT NULL,
  -- A mark that TextFolding takes off.
  mark boolean NOT NULL
);

-- Each of the text functions has a fast way for ASCII that PostgreSQL puts in place of the call. Letters are looked up one
-- by one, in subqueries: a join would read the whole table for every text.

CREATE FUNCTION lodeline.upper_unicode(t text) RETURNS text LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
  SELECT string_agg(
    coalesce((SELECT upper FROM lodeline.letter WHERE letter = part.letter COLLATE "C"), part.letter), '' ORDER BY place)
  FROM string_to_table(t, NULL) WITH ORDINALITY AS part(letter, place)
$$;

CREATE FUNCTION lodeline.lower_unicode(t text) RETURNS text LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
  SELECT string_agg(
    coalesce((SELECT lower FROM lodeline.letter WHERE letter = part.letter COLLATE "C"), part.letter), '' ORDER BY place)
  FROM string_to_table(t, NULL) WITH ORDINALITY AS part(letter, place)
$$;

CREATE FUNCTION lodeline.casei_unicode(t text) RETURNS text LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
  SELECT string_agg(
    coalesce((SELECT folded FROM lodeline.letter WHERE letter = part.letter COLLATE "C"), part.letter), '' ORDER BY place)
  FROM string_to_table(t, NULL) WITH ORDINALITY AS part(letter, place)
$$;

CREATE FUNCTION lodeline.accenti_unicode(t text) RETURNS text LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
  SELECT normalize(coalesce(string_agg(part.letter, '' ORDER BY part.place), ''), NFC)
  FROM string_to_table(normalize(t, NFD), NULL) WITH ORDINALITY AS part(letter, place)
  WHERE (SELECT mark FROM lodeline.letter WHERE letter = part.letter COLLATE "C") IS NOT TRUE
$$;

CREATE FUNCTION lodeline.upper(t text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN octet_length(t) = length(t) THEN upper(t COLLATE "C") ELSE lodeline.upper_unicode(t) END
$$;

CREATE FUNCTION lodeline.lower(t text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN octet_length(t) = length(t) THEN lower(t COLLATE "C") ELSE lodeline.lower_unicode(t) END
$$;

CREATE FUNCTION lodeline.casei(t text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN octet_length(t) = length(t) THEN lower(t COLLATE "C") ELSE lodeline.casei_unicode(t) END
$$;

CREATE FUNCTION lodeline.accenti(t text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN octet_length(t) = length(t) THEN t ELSE lodeline.accenti_unicode(t) END
$$;

-- The array; null where one of its elements is.
CREATE FUNCTION lodeline.whole(a anyarray) RETURNS anyarray LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN array_position(a, NULL) IS NULL THEN a END
$$;

-- The year of ISO 8601, which has a year 0.
CREATE FUNCTION lodeline.year(d date) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT extract(year FROM d)::int + CASE WHEN d < '0001-01-01' THEN 1 ELSE 0 END
$$;

CREATE FUNCTION lodeline.square_root(a float8) RETURNS float8 LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN a >= 0 THEN sqrt(a) END
$$;

-- Arithmetic as in Java: null where the result is not finite, zero where it is too small. PostgreSQL raises an error.

CREATE FUNCTION lodeline.add(a float8, b float8) RETURNS float8 LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN abs(a) < 8e307 AND abs(b) < 8e307 THEN a + b
    WHEN abs(a) < 1 THEN b
    WHEN abs(b) < 1 THEN a
    -- Half of the greatest number there is.
    WHEN abs(a * 0.5::float8 + b * 0.5::float8) <= 8.988465674311579e307 THEN a + b
  END
$$;

CREATE FUNCTION lodeline.multiply(a float8, b float8) RETURNS float8 LANGUAGE plpgsql IMMUTABLE STRICT AS $$
BEGIN
  IF a = 0 OR b = 0 THEN
    RETURN 0;
  ELSIF abs(a) BETWEEN 1e-150 AND 1e150 AND abs(b) BETWEEN 1e-150 AND 1e150 THEN
    RETURN a * b;
  END IF;
  BEGIN
    RETURN a * b;
  EXCEPTION WHEN numeric_value_out_of_range THEN
    RETURN CASE WHEN ln(abs(a)) + ln(abs(b)) < 0 THEN 0 END;
  END;
END
$$;

CREATE FUNCTION lodeline.divide(a float8, b float8) RETURNS float8 LANGUAGE plpgsql IMMUTABLE STRICT AS $$
BEGIN
  IF b = 0 THEN
    RETURN NULL;
  ELSIF a = 0 THEN
    RETURN 0;
  ELSIF abs(a) BETWEEN 1e-150 AND 1e150 AND abs(b) BETWEEN 1e-150 AND 1e150 THEN
    RETURN a / b;
  END IF;
  BEGIN
    RETURN a / b;
  EXCEPTION WHEN numeric_value_out_of_range THEN
    RETURN CASE WHEN ln(abs(a)) - ln(abs(b)) < 0 THEN 0 END;
  END;
END
$$;

-- The rest of a division, exactly, with the sign of a: the divisor is doubled as often as it fits, then taken off.
CREATE FUNCTION lodeline.modulo(a float8, b float8) RETURNS float8 LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  rest float8 := abs(a);
  divisor float8 := abs(b);
  multiple float8 := abs(b);
BEGIN
  IF b = 0 THEN
    RETURN NULL;
  END IF;
  WHILE multiple <= rest - multiple LOOP
    multiple := multiple + multiple;
  END LOOP;
  LOOP
    IF rest >= multiple THEN
      rest := rest - multiple;
    END IF;
    EXIT WHEN multiple = divisor;
    multiple := multiple / 2;
  END LOOP;
  RETURN CASE WHEN a < 0 THEN -rest ELSE rest END;
END
$$;
