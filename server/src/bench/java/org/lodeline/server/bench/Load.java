package org.lodeline.server.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.lodeline.server.Tool;

/**
 * Asks a server again and again over some connections, each for the next as soon as it has an
 * answer: {@code wrk} of Debian's package of that name.
 *
 * @param folder for the script that it runs
 */
record Load(Path folder) {
  private static final String SCRIPT =
      """
      local paths = {}
      local i = 0
      init = function(args)
        for line in io.lines("%s") do paths[#paths + 1] = wrk.format("GET", line) end
      end
      request = function()
        i = i %% #paths + 1
        return paths[i]
      end
      done = function(summary, latency, requests)
        local e = summary.errors
        io.write(string.format("RESULT %%d %%d %%d %%d %%d %%d\\n", summary.requests, summary.duration,
          summary.bytes, e.connect + e.read + e.write + e.status + e.timeout,
          latency:percentile(50), latency:percentile(99)))
      end
      """;

  /**
   * What a server did.
   *
   * @param perSecond requests that were answered
   * @param bytesPerSecond with the headers
   * @param errors answers that were none, or not of 200
   * @param p50Millis half of the answers took less
   * @param p99Millis 99 of 100 answers took less
   */
  record Rate(double perSecond, double bytesPerSecond, long errors, double p50Millis, double p99Millis) {}

  Rate run(String url, List<String> paths, int connections, int seconds)
      throws IOException, InterruptedException {
    Path list = folder.resolve("paths.txt");
    Path script = folder.resolve("load.lua");
    Files.write(list, paths);
    Files.writeString(script, SCRIPT.formatted(list));
    String report =
        Tool.of("wrk", "wrk")
            .run(
                "-t1",
                "-c" + connections,
                "-d" + seconds + "s",
                "--timeout",
                "30s",
                "-s",
                script.toString(),
                url);
    String line =
        report.lines().filter(text -> text.startsWith("RESULT ")).findFirst().orElseThrow();
    String[] figures = line.split(" ");
    double micros = Double.parseDouble(figures[2]);
    return new Rate(
        Long.parseLong(figures[1]) / micros * 1e6,
        Long.parseLong(figures[3]) / micros * 1e6,
        Long.parseLong(figures[4]),
        Long.parseLong(figures[5]) / 1e3,
        Long.parseLong(figures[6]) / 1e3);
  }
}
