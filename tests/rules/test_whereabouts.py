"""Where a store is not safe."""

import pytest

from aftersales_cli.rules.whereabouts import Mount, cloud, on_network

MOUNTS = [
    Mount("/", "ext4"), Mount("/srv", "nfs4"), Mount("/srv/local", "xfs"), Mount("/mnt/c", "9p"),
    Mount("/data", "ext4"), Mount("/data", "cifs"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "service"),
    [
        (r"C:\Users\li\OneDrive\store.db", "OneDrive"),
        (r"C:\Users\li\OneDrive - Sunrise Motors\svc\store.db", "OneDrive"),
        ("/home/li/Dropbox (Work)/store.db", "Dropbox"),
        ("/Users/li/Library/Mobile Documents/com~apple~CloudDocs/store.db", "iCloud"),
        ("D:/我的坚果云/store.db", "坚果云"),
        ("/home/li/Nutstore Files/shop/store.db", "坚果云"),
        (r"D:\BaiduSyncdisk\store.db", "百度网盘"),
        ("D:/百度网盘同步空间/store.db", "百度网盘"),
        ("/Users/li/Library/CloudStorage/GoogleDrive-li@example.com/My Drive/store.db", "Google Drive"),
        (r"G:\My Drive\store.db", "Google Drive"),
        ("/home/li/shop/store.db", None),
        ("/home/li/dropboxes/store.db", None),
        ("/home/li/onedrive.db", None),
    ],
)
def test_a_folder_of_a_cloud_service_is_known_by_its_name(path: str, service: str | None) -> None:
    """On every system, in whatever case; the file's own name says nothing."""
    assert cloud(path) == service


@pytest.mark.parametrize(
    ("path", "far"),
    [
        ("/srv/shop/store.db", True),
        ("/srv/local/store.db", False),
        ("/srvices/store.db", False),
        ("/mnt/c/shop/store.db", True),
        ("/data/store.db", True),
        ("/home/li/store.db", False),
        (r"\\server\share\store.db", True),
        ("//server/share/store.db", True),
        (r"C:\shop\store.db", False),
    ],
)
def test_a_network_drive_is_known_by_its_file_system(path: str, far: bool) -> None:
    """The innermost mount counts, of two at one place the later; two strokes begin the name of a server."""
    assert on_network(path, MOUNTS) is far
