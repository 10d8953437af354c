# A toolchain that builds for another system with ziglang's clang and the C++ library that it brings: DEXLINT_TARGET is its
# name for the system (aarch64-macos, x86_64-windows-gnu, x86_64-linux-musl), DEXLINT_ZIG the program.
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES DEXLINT_TARGET DEXLINT_ZIG)
string(REGEX MATCH "^([^-]+)-([^-]+)" matched "${DEXLINT_TARGET}")
set(CMAKE_SYSTEM_PROCESSOR ${CMAKE_MATCH_1})
set(system_linux Linux)
set(system_macos Darwin)
set(system_windows Windows)
set(CMAKE_SYSTEM_NAME ${system_${CMAKE_MATCH_2}})
# Also where the system is that of the build, what is built may not run there.
set(CMAKE_CROSSCOMPILING TRUE)

set(CMAKE_C_COMPILER ${DEXLINT_ZIG} cc -target ${DEXLINT_TARGET})
set(CMAKE_CXX_COMPILER ${DEXLINT_ZIG} c++ -target ${DEXLINT_TARGET})
# CMake takes a program here, and no arguments.
foreach(tool ar ranlib)
  string(TOUPPER ${tool} name)
  set(CMAKE_${name} ${CMAKE_BINARY_DIR}/zig-${tool} CACHE FILEPATH "" FORCE)
  file(WRITE ${CMAKE_${name}} "#!/bin/sh\nexec '${DEXLINT_ZIG}' ${tool} \"$@\"\n")
  file(CHMOD ${CMAKE_${name}} PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)
endforeach()
# Else its lists of functions and lines come to twenty times the program.
if(CMAKE_SYSTEM_NAME STREQUAL Linux)
  set(CMAKE_EXE_LINKER_FLAGS_INIT -s)
endif()
set(CMAKE_INSTALL_NAME_TOOL true)
set(CMAKE_OSX_SYSROOT "")
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
