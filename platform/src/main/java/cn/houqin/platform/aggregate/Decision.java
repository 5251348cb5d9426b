package cn.houqin.platform.aggregate;

/**
 * A command applied to an aggregate: pure, may be asked again on a newer state. Throws the broken
 * rule if it is not allowed; answers {@code Change.to(current.body())} unchanged with no events to
 * write nothing.
 */
@FunctionalInterface
public interface Decision<T> {
  Change<T> on(Stored<T> current);
}
