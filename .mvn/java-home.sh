# Sourced by mvnw: chooses a JDK of version 21 or newer, because Maven itself must run on it.
# Order: JAVA_HOME if it fits, the java on the PATH if it fits, else the newest that fits in the usual places.

jdk_version() { # major version of the JDK in directory $1, empty when there is none
  [ -x "$1/bin/javac" ] || return 0
  "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9][0-9]*\).*/\1/p'
}

choose_java_home() {
  wanted=21
  found=$(jdk_version "${JAVA_HOME:-/nonexistent}")
  [ "${found:-0}" -ge "$wanted" ] && return 0

  on_path=$(command -v javac 2>/dev/null) || on_path=
  if [ -z "${JAVA_HOME:-}" ] && [ -n "$on_path" ]; then
    found=$("$on_path" -version 2>&1 | sed -n 's/^javac \([0-9][0-9]*\).*/\1/p')
    [ "${found:-0}" -ge "$wanted" ] && return 0
  fi

  best= best_version=0
  for home in /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    found=$(jdk_version "$home")
    if [ "${found:-0}" -ge "$wanted" ] && [ "$found" -gt "$best_version" ]; then
      best=$home best_version=$found
    fi
  done
  if [ -z "$best" ]; then
    echo "Threadline needs a JDK of version $wanted or newer: install one (for example Eclipse Temurin 25) or point JAVA_HOME at it." >&2
    exit 1
  fi
  JAVA_HOME=$best
  export JAVA_HOME
  echo "mvnw: using JDK $best_version in $best" >&2
}

choose_java_home

# From 24 on the JDK warns about what Maven's own libraries do; it is not ours to mend, so it is not shown.
used=$(jdk_version "${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")}")
if [ "${used:-0}" -ge 24 ]; then
  MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow"
  export MAVEN_OPTS
fi
