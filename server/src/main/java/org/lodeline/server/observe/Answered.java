package org.lodeline.server.observe;

import java.util.Optional;

/**
 * A request that has its answer, or has lost its client.
 *
 * @param id what it is called
 * @param client its address
 * @param method of HTTP, as the client wrote it
 * @param target path and query, as the client wrote them
 * @param agent what the client says that it is
 * @param route the pattern of the route; empty where there is none, or the request was refused
 *     before
 * @param layer what it calls a layer; there need not be one of the name
 * @param status of HTTP
 * @param bytes of the body of the answer
 * @param nanos from the first byte of the request to the last of the answer
 */
public record Answered(
    String id,
    String client,
    String method,
    String target,
    Optional<String> agent,
    Optional<String> route,
    Optional<String> layer,
    int status,
    long bytes,
    long nanos) {}
