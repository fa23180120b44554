package org.lodeline.geodata.check;

/**
 * Something that a person should look at.
 *
 * @param check the {@link Check#id} of what found it
 * @param layer the id of the layer
 * @param feature the id of the feature; for a record that is no feature, the line it begins at
 * @param name of the feature; empty where it has none
 * @param problem what is wrong, with the values at fault
 * @param advice what to do about it
 */
public record Finding(
    String check, String layer, String feature, String name, String problem, String advice) {}
