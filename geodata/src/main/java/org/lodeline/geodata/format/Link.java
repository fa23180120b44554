package org.lodeline.geodata.format;

/**
 * A link to a resource (RFC 8288).
 *
 * @param rel how what it stands in relates to the resource
 * @param type media type of the resource
 * @param href absolute URL
 */
public record Link(String rel, String type, String title, String href) {}
