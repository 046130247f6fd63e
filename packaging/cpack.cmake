# SPDX-License-Identifier: Apache-2.0
# `cpack` in the build folder makes a package for Debian; packaging/deb.sh does all that belongs to it.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME ownwords)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_VENDOR "The Ownwords project")
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/dist)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS # whatever the umask is
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE ${ownwords_revision})
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "${OWNWORDS_MAINTAINER}")
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "guided talk about strengths and goals, and a plan in own words")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Somebody, alone or with a housing coach beside them, goes through a talk
about what is going well, what they are good at and what they want next, one
question at a time, and takes a goal plan away that holds every word as it
was said: an accessible PDF, also in large print and as plain text.
.
What is kept is sealed, in one file for many people in which nobody sees
anybody else; each of them says who may look. No network connection is ever
opened.")
# The libraries, Qt's among them, are found by dpkg-shlibdeps. Fonts are in no program's list: without them the window
# and the plan would show empty boxes.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "fonts-sil-andika, fonts-noto-core, fonts-noto-color-emoji")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS espeak-ng) # reads aloud
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "cups, qt6-wayland") # printers; a window without X11
include(CPack)
