package org.lodeline.geodata.filter;

import java.util.ArrayList;
import java.util.List;
import org.geotools.api.filter.capability.FunctionName;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.ExpressionVisitor;
import org.geotools.api.filter.expression.InternalFunction;
import org.geotools.api.filter.expression.Literal;
import org.geotools.filter.capability.FunctionNameImpl;
import org.geotools.util.Converters;
import org.jspecify.annotations.Nullable;

/**
 * A function that is unknown (null) as soon as one of its arguments is. One that answers true or
 * false is a three-valued predicate: it neither equals true nor false where it is unknown.
 */
public final class StrictFunction implements InternalFunction {
  /** What the function does with arguments of which none is null. */
  @FunctionalInterface
  public interface Body {
    @Nullable Object apply(List<Object> arguments);
  }

  private final String name;
  private final List<Expression> parameters;
  private final Body body;

  public StrictFunction(String name, List<Expression> parameters, Body body) {
    this.name = name;
    this.parameters = List.copyOf(parameters);
    this.body = body;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public FunctionName getFunctionName() {
    return new FunctionNameImpl(name, parameters.size());
  }

  @Override
  public List<Expression> getParameters() {
    return parameters;
  }

  @Override
  public @Nullable Literal getFallbackValue() {
    return null;
  }

  @Override
  public InternalFunction duplicate(Expression... others) {
    return new StrictFunction(name, List.of(others), body);
  }

  @Override
  public @Nullable Object evaluate(@Nullable Object feature) {
    List<Object> values = new ArrayList<>(parameters.size());
    for (Expression parameter : parameters) {
      Object value = parameter.evaluate(feature);
      if (value == null) {
        return null;
      }
      values.add(value);
    }
    return body.apply(values);
  }

  @Override
  public <T> @Nullable T evaluate(@Nullable Object feature, Class<T> target) {
    return Converters.convert(evaluate(feature), target);
  }

  @Override
  public Object accept(ExpressionVisitor visitor, @Nullable Object extraData) {
    return visitor.visit(this, extraData);
  }

  @Override
  public String toString() {
    return name + parameters;
  }
}
