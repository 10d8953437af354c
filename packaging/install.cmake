# What is installed and packed: the program, its man page and completions, which it prints itself, and a package of CMake
# that names it for builds that want to run it.
include(GNUInstallDirs)

install(TARGETS dexlint EXPORT dexlint RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT dexlint)
install(FILES README.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT dexlint)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright COMPONENT dexlint)

# A program for another machine cannot be asked: its packages are without.
function(dexlint_prints arguments file folder)
  separate_arguments(words UNIX_COMMAND ${arguments})
  set(output ${CMAKE_BINARY_DIR}/generated/${file})
  add_custom_command(OUTPUT ${output} COMMAND dexlint ${words} > ${output} DEPENDS dexlint VERBATIM)
  set_property(GLOBAL APPEND PROPERTY dexlint_printed ${output})
  install(FILES ${output} DESTINATION ${folder} COMPONENT dexlint)
endfunction()
if(NOT CMAKE_CROSSCOMPILING)
  dexlint_prints("man" dexlint.1 ${CMAKE_INSTALL_MANDIR}/man1)
  dexlint_prints("completions bash" completions/dexlint ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
  dexlint_prints("completions zsh" completions/_dexlint ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
  dexlint_prints("completions fish" completions/dexlint.fish ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
  get_property(printed GLOBAL PROPERTY dexlint_printed)
  add_custom_target(dexlint_printed ALL DEPENDS ${printed})
endif()

# find_package(dexlint) gives the program as dexlint::dexlint, and dexlint_VERSION.
include(CMakePackageConfigHelpers)
set(package ${CMAKE_INSTALL_LIBDIR}/cmake/dexlint)
install(EXPORT dexlint FILE dexlintConfig.cmake NAMESPACE dexlint:: DESTINATION ${package} COMPONENT dexlint)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/generated/dexlintConfigVersion.cmake
  COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(FILES ${CMAKE_BINARY_DIR}/generated/dexlintConfigVersion.cmake DESTINATION ${package} COMPONENT dexlint)

# pyproject.toml: a wheel holds the program alone.
if(SKBUILD)
  install(TARGETS dexlint RUNTIME DESTINATION ${SKBUILD_SCRIPTS_DIR} COMPONENT wheel)
endif()

# `cpack` in a build folder makes both. Times in them are those of SOURCE_DATE_EPOCH when it is set.
set(CPACK_GENERATOR TGZ DEB)
set(CPACK_PACKAGE_CONTACT "dexlint contributors <maintainers@users.noreply.github.com>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "find mistakes in Dex logins on Kubernetes")
set(CPACK_PACKAGE_DESCRIPTION "dexlint reads Helm values, Kubernetes Secrets and connector files, and finds client secrets
in plain text, redirect URIs that will never work, and sample credentials that everybody knows.
It only reads: no network, nothing executed, and no secret is printed.")
set(CPACK_STRIP_FILES ON)
string(TOLOWER ${CMAKE_SYSTEM_NAME} system)
set(CPACK_PACKAGE_FILE_NAME dexlint-${PROJECT_VERSION}-${CMAKE_SYSTEM_PROCESSOR}-${system})
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION admin)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
include(CPack)
